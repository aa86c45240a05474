import { keepFocusInPage } from './keep-focus.ts';
import { makeRoomForKeyboard } from './on-screen-keyboard.ts';
// From here on the theme follows the system, and what is chosen in other tabs.
import './theme.ts';

// What listens for as long as the page is there, and shows nothing itself: it comes with the first layers.
keepFocusInPage();
makeRoomForKeyboard();
