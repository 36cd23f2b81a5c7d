declare module 'pdfkit' {
  interface Setting {
    width?: number;
    align?: 'left' | 'right';
    continued?: boolean;
  }
  /** What the bench asks of it. */
  export default class PDFDocument {
    constructor(options: { size: string; margin: number; lang?: string; tagged?: boolean; info?: { Title?: string } });
    readonly page: { width: number };
    readonly y: number;
    on(event: 'data', hear: (bytes: Buffer) => void): this;
    on(event: 'end', hear: () => void): this;
    addPage(): this;
    registerFont(name: string, bytes: Buffer): this;
    font(name: string): this;
    fontSize(points: number): this;
    moveDown(lines?: number): this;
    text(text: string, setting?: Setting): this;
    text(text: string, x: number, y: number | undefined, setting?: Setting): this;
    end(): void;
  }
}
