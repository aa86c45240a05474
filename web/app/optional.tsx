import { Component, type ReactNode } from 'react';
import { onConnectionReturn } from '../apollo/connection.ts';

interface State {
  readonly hasFailed: boolean;
}

/**
 * Something that the page can do without: when it throws (a part of it could not be loaded, say), it is left out and the
 * page stays. Tried again when the connection is back.
 */
export class Optional extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { hasFailed: false };
  #stopWaiting = () => {};

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override componentDidMount() {
    this.#stopWaiting = onConnectionReturn(() => {
      if (this.state.hasFailed) this.setState({ hasFailed: false });
    });
  }

  override componentWillUnmount() {
    this.#stopWaiting();
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}
