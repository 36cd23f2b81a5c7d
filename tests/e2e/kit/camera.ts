/** A camera before which a family's code is held, and a browser that reads it. */
export function showCode(code: string): void {
  const BarcodeDetector = class {
    detect = async () => [{ rawValue: code }];
  };
  const getUserMedia = async () => {
    const canvas = document.createElement('canvas');
    const drawing = canvas.getContext('2d');
    setInterval(() => drawing?.fillRect(0, 0, 10, 10), 50);
    return canvas.captureStream();
  };
  Object.assign(window, { BarcodeDetector });
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia } });
}
