import { clsx } from 'clsx';
import { FileUp, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { announce } from '../../ui/live-regions.tsx';
import { fileProblem, IMPORTED_FILES } from './file-kind.ts';

export interface FileDropProps {
  /** The one that is shown below; null before any. */
  readonly file: File | null;
  /** Told of a file that can be tried. */
  readonly onFile: (file: File) => void;
  /** Told that nothing is to become of the one that is shown. */
  readonly onLeave: () => void;
}

/** Where a file is dropped, or chosen with the button, by mouse, keyboard and touch alike. */
export function FileDrop({ file, onFile, onLeave }: FileDropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function take(next: File | undefined) {
    if (!next) return;
    const wrong = fileProblem(next);
    setProblem(wrong);
    if (wrong === null) onFile(next);
    else announce(wrong, 'assertive');
  }

  function leave() {
    setProblem(null);
    onLeave();
    chooser.current?.focus();
  }

  return (
    <div>
      <div
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer.files[0]);
        }}
        className={clsx(
          'flex flex-wrap items-center gap-3 rounded-panel border border-dashed px-4 py-4',
          isOver ? 'border-acc bg-sel' : 'border-line2',
          problem !== null && 'border-del',
        )}
      >
        <FileUp className="size-5 shrink-0 text-mut" aria-hidden="true" />
        <p className="min-w-0 flex-[1_1_11rem] [overflow-wrap:anywhere]">
          {isOver ? 'Drop it here' : file ? <FileName file={file} /> : 'Drop a file here'}
        </p>
        <Button
          ref={chooser}
          variant={file ? 'secondary' : 'primary'}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onClick={() => input.current?.click()}
        >
          {file ? 'Choose another…' : 'Choose a file…'}
        </Button>
        {file && (
          <IconButton label="Leave this file" icon={<X className="size-4" aria-hidden="true" />} onClick={leave} />
        )}
        <input
          ref={input}
          type="file"
          accept={IMPORTED_FILES}
          className="hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} className="mt-2 text-13 text-del">
          {problem}
        </p>
      )}
    </div>
  );
}

function FileName({ file }: { readonly file: File }) {
  const kilobytes = file.size / 1024;
  const size = kilobytes < 1024 ? `${Math.ceil(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
  return (
    <>
      <span className="font-medium">{file.name}</span> <span className="text-mut">{size}</span>
    </>
  );
}
