import type { WriteStream } from 'node:tty';

export interface ProgressBar {
  tick(steps?: number): void;
  done(): void;
}

const WIDTH = 30;

/** A bar that redraws itself on a terminal, and says every tenth elsewhere. */
export function progressBar(label: string, total: number, out: WriteStream | NodeJS.WriteStream): ProgressBar {
  const started = Date.now();
  let count = 0;
  let said = -1;
  const draw = (end: boolean) => {
    const share = total === 0 ? 1 : Math.min(1, count / total);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const tenth = Math.floor(share * 10);
    if (out.isTTY)
      out.write(
        `\r${label} ${'█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')} ${count}/${total} ${seconds} s${end ? '\n' : ''}`,
      );
    else if (tenth > said || end) out.write(`${label} ${count}/${total} ${seconds} s\n`);
    said = tenth;
  };
  return {
    tick: (steps = 1) => {
      count += steps;
      draw(false);
    },
    done: () => {
      count = Math.max(count, total);
      draw(true);
    },
  };
}
