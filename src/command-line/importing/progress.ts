import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long work has come, on the error output and only where a person looks at it. */
export interface Progress {
  /** `done` of `of` parts, of what `label` names. */
  readonly show: (label: string, done: number, of: number) => void;
  readonly end: () => void;
}

/** A bar on a terminal; nothing where the output goes to a file or another program. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar(
    {
      stream,
      format: '{label} {bar} {percentage}%（{value}/{total}）',
      hideCursor: true,
      clearOnComplete: true,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  let begun = false;
  return {
    show: (label, done, of) => {
      if (!stream.isTTY) return;
      if (begun) bar.setTotal(of);
      else bar.start(of, 0, { label });
      begun = true;
      bar.update(done, { label });
    },
    end: () => {
      if (begun) bar.stop();
    },
  };
}
