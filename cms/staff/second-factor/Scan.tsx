import type { QrPicture } from '#cms/drawings/qr.ts';
import type { Messages } from '#cms/words/index.ts';

/** The picture that an authenticator app reads, and the same to be typed. */
export function Scan({ picture, secret, words }: { picture: QrPicture; secret: string; words: Messages['factor'] }) {
  return (
    <div className="jt-scan">
      <p>{words.scan}</p>
      <svg viewBox={`0 0 ${picture.size} ${picture.size}`} role="img" aria-label={words.picture} shapeRendering="crispEdges">
        <rect width={picture.size} height={picture.size} fill="#fff" />
        <path d={picture.path} fill="#000" />
      </svg>
      <p>
        {words.secret} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </div>
  );
}
