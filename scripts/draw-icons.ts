import { readFile, writeFile } from 'node:fs/promises';
import { findBrowser, launchBrowser } from '../tests/support/chromium.ts';

/** `npm run icons`: draws what installs the application from icon.svg, for systems that take no SVG. */
const FOLDER = 'web/public';
const ICONS = [
  { name: 'icon-192.png', size: 192, isRounded: true },
  { name: 'icon-512.png', size: 512, isRounded: true },
  // Cut to whatever shape the system has, so it is drawn up to its edges.
  { name: 'icon-maskable-512.png', size: 512, isRounded: false },
  { name: 'icon-apple-180.png', size: 180, isRounded: false },
] as const;

const svg = (await readFile(`${FOLDER}/icon.svg`, 'utf8')).replace(/ width="\d+" height="\d+"/, '');
await using browser = await launchBrowser(await findBrowser());
const page = await browser.newPage();
for (const { name, size, isRounded } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  const radius = isRounded ? 'border-radius: 19%; overflow: hidden;' : '';
  await page.setContent(`<style>* { margin: 0 } div { width: ${size}px; height: ${size}px; ${radius} } svg { display: block }</style>
    <div>${svg}</div>`);
  await writeFile(`${FOLDER}/${name}`, await page.screenshot({ omitBackground: true }));
}
console.log(`${ICONS.length} icons are written to ${FOLDER}.`);
