'use client';

import { useEffect, useRef, useState } from 'react';

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type Detecting = { BarcodeDetector?: new (options: { formats: string[] }) => Detector };

const canScan = () => 'BarcodeDetector' in window && Boolean(navigator.mediaDevices?.getUserMedia);
const LOOKS_MS = 250;

interface Props {
  words: { scan: string; scanning: string; stopScan: string; noCamera: string };
  onCode(code: string): void;
}

/** Reads a QR code by the camera, where the browser can; elsewhere the code is typed, and nothing is shown. */
export function ScanCode({ words, onCode }: Props) {
  const [able, setAble] = useState(false);
  const [scans, setScans] = useState(false);
  const [failed, setFailed] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => setAble(canScan()), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is opened once for each scan
  useEffect(() => {
    const { BarcodeDetector } = window as Detecting;
    if (!scans || !BarcodeDetector) return;
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    let stream: MediaStream | undefined;
    let ended = false;
    const stop = () => {
      ended = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const look = async () => {
      if (ended || !video.current) return;
      const [found] = await detector.detect(video.current).catch(() => []);
      if (ended) return;
      if (!found) return void setTimeout(look, LOOKS_MS);
      onCode(found.rawValue.trim());
      setScans(false);
    };
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (opened) => {
        stream = opened;
        if (ended || !video.current) return stop();
        video.current.srcObject = opened;
        await video.current.play();
        await look();
      })
      .catch(() => {
        setFailed(true);
        setScans(false);
      });
    return stop;
  }, [scans]);
  if (!able) return null;
  return (
    <div className="jt-scan">
      {scans ? (
        <>
          <p>{words.scanning}</p>
          <video ref={video} muted playsInline aria-label={words.scanning} />
        </>
      ) : null}
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setFailed(false);
          setScans(!scans);
        }}
      >
        {scans ? words.stopScan : words.scan}
      </button>
      {failed ? <p role="alert">{words.noCamera}</p> : null}
    </div>
  );
}
