import { BusyError } from '#cms/ports/busy.ts';
import { createTurns, type Turns } from './turns.ts';

/**
 * Work of one name is done in turn, as by `createTurns`; whoever would wait for too long hears so instead.
 * @throws BusyError
 */
export function createLine(patienceMs: number): Turns {
  const inTurn = createTurns();
  return (name, work) =>
    new Promise((resolve, reject) => {
      let gone = false;
      const timer = setTimeout(() => {
        gone = true;
        reject(new BusyError(`waited too long for ${name}`));
      }, patienceMs);
      const enter = () => {
        clearTimeout(timer);
        return gone ? Promise.reject(new BusyError('nobody waits any more')) : work();
      };
      inTurn(name, enter).then(resolve, reject);
    });
}
