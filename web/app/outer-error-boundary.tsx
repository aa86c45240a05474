import { Component, type ReactNode } from 'react';

interface State {
  readonly error: Error | null;
}

/** Catches what the shell itself throws. It uses nothing of ours, since anything of ours may be what is broken. */
export class OuterErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <main role="alert" className="grid h-full place-items-center p-6 text-center">
        <div>
          <h1 className="text-20 font-semibold">Orchestrator has stopped</h1>
          <p className="mt-2 text-mut">Something went wrong on this page. Your plan on the server is not affected.</p>
          <p className="mt-4">
            <button
              type="button"
              className="h-9 rounded-control bg-acc px-4 font-medium text-accfg"
              onClick={() => location.reload()}
            >
              Reload
            </button>
          </p>
        </div>
      </main>
    );
  }
}
