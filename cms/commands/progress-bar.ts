import { SingleBar } from 'cli-progress';

/** A bar that redraws itself on a terminal; elsewhere a line every ten seconds. It ends with `stop`. */
export function progressBar(label: string, total: number): SingleBar {
  const bar = new SingleBar({
    format: `${label} {bar} {value}/{total} {duration} s`,
    barsize: 30,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    // Ctrl-C ends the command, not the bar alone.
    gracefulExit: false,
  });
  bar.start(total, 0);
  return bar;
}

/** A bar for what tells at each step how much there is in all; nothing is shown before the first. */
export function movingBar(label: string): { move: (done: number, total: number) => void; stop: () => void } {
  let bar: SingleBar | undefined;
  return {
    move: (done, total) => {
      bar ??= progressBar(label, total);
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar?.stop(),
  };
}
