/** The pictures, sounds and papers of the demo, made by code: nothing is fetched, no file is shipped. */

/** What a picture shows. */
export type Scene = 'sofa' | 'lamp' | 'label' | 'room';

/** A photo, as JPEG. */
export async function photo(scene: Scene, width = 1200, height = 900): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { alpha: false })!;
  pen.scale(width / 1200, height / 900);
  SCENES[scene](pen);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
}

/** A smiling star on nothing, as WebP. */
export async function sticker(): Promise<Blob> {
  const canvas = new OffscreenCanvas(512, 512);
  const pen = canvas.getContext('2d')!;
  pen.translate(256, 270);
  pen.beginPath();
  for (let point = 0; point < 10; point += 1) {
    const radius = point % 2 ? 120 : 230;
    const angle = (Math.PI * point) / 5 - Math.PI / 2;
    pen.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  pen.closePath();
  pen.lineJoin = 'round';
  paint(pen, '#ffc83d', '#ffffff', 36);
  paint(pen, '#ffc83d', '#e59d00', 10);
  disc(pen, -42, -10, 15, '#4b3200');
  disc(pen, 42, -10, 15, '#4b3200');
  pen.beginPath();
  pen.arc(0, 20, 52, 0.2 * Math.PI, 0.8 * Math.PI);
  pen.lineCap = 'round';
  pen.lineWidth = 12;
  pen.strokeStyle = '#4b3200';
  pen.stroke();
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
}

type Pen = OffscreenCanvasRenderingContext2D;

const SCENES: Record<Scene, (pen: Pen) => void> = {
  sofa(pen) {
    room(pen, '#e9dfd0', '#b98f65');
    box(pen, 230, 430, 740, 240, 40, '#3f7f86');
    box(pen, 180, 500, 120, 230, 40, '#356d74');
    box(pen, 900, 500, 120, 230, 40, '#356d74');
    box(pen, 290, 590, 310, 120, 26, '#4b929a');
    box(pen, 600, 590, 310, 120, 26, '#4b929a');
    box(pen, 250, 730, 34, 60, 6, '#5b4130');
    box(pen, 916, 730, 34, 60, 6, '#5b4130');
    pen.beginPath();
    pen.moveTo(640, 610);
    for (let x = 640; x <= 790; x += 15) pen.lineTo(x, 615 + ((x / 15) % 2) * 26);
    pen.lineWidth = 9;
    pen.strokeStyle = '#f3e9d8';
    pen.stroke();
  },
  lamp(pen) {
    room(pen, '#d9dde7', '#8a7660');
    disc(pen, 600, 330, 260, 'rgb(255 236 170 / 0.55)');
    box(pen, 588, 380, 24, 360, 4, '#4a4a50');
    box(pen, 500, 730, 200, 30, 15, '#3b3b41');
    pen.beginPath();
    pen.moveTo(520, 230);
    pen.lineTo(680, 230);
    pen.lineTo(760, 400);
    pen.lineTo(440, 400);
    pen.closePath();
    pen.fillStyle = '#f6d98b';
    pen.fill();
  },
  label(pen) {
    pen.fillStyle = '#b08a5e';
    pen.fillRect(0, 0, 1200, 900);
    box(pen, 200, 150, 800, 600, 18, '#fbfbf8');
    pen.fillStyle = '#1d1d1f';
    pen.font = '600 64px sans-serif';
    pen.fillText('LOJA AURORA', 260, 260);
    pen.font = '40px sans-serif';
    pen.fillText('Pedido 58.213', 260, 340);
    pen.fillText('Volume 2 de 3', 260, 400);
    for (let x = 260, bar = 0; x < 920; bar += 1) {
      const width = 4 + ((bar * 7) % 5) * 4;
      if (bar % 2 === 0) pen.fillRect(x, 470, width, 200);
      x += width;
    }
  },
  room(pen) {
    room(pen, '#dfe7e4', '#a9825c');
    box(pen, 120, 120, 300, 360, 8, '#f7fbff');
    box(pen, 140, 140, 260, 320, 4, '#a9cfe8');
    box(pen, 480, 520, 560, 40, 10, '#6d4a2f');
    for (const x of [510, 980]) box(pen, x, 560, 30, 220, 4, '#5a3c26');
    for (const x of [600, 760, 900]) box(pen, x, 600, 90, 160, 14, '#4f7f6d');
    disc(pen, 760, 260, 70, '#f4c96b');
    box(pen, 755, 0, 10, 200, 2, '#3b3b41');
  },
};

function room(pen: Pen, wall: string, floor: string): void {
  pen.fillStyle = wall;
  pen.fillRect(0, 0, 1200, 900);
  pen.fillStyle = floor;
  pen.fillRect(0, 700, 1200, 200);
  pen.fillStyle = 'rgb(0 0 0 / 0.06)';
  for (let y = 740; y < 900; y += 40) pen.fillRect(0, y, 1200, 4);
}

function box(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  color: string,
): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen.fillStyle = color;
  pen.fill();
}

function disc(pen: Pen, x: number, y: number, radius: number, color: string): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = color;
  pen.fill();
}

function paint(pen: Pen, fill: string, stroke: string, width: number): void {
  pen.lineWidth = width;
  pen.strokeStyle = stroke;
  pen.stroke();
  pen.fillStyle = fill;
  pen.fill();
}

/** One page of plain text, as PDF. Letters beyond ASCII are written in its own encoding. */
export function paper(lines: readonly string[]): Blob {
  const words = lines.map((line, at) => `${at ? 'T* ' : ''}(${escapePdf(line)}) Tj`).join('\n');
  const stream = `BT /F1 14 Tf 20 TL 60 780 Td\n${words}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new Blob([body, end], { type: 'application/pdf' });
}

const escapePdf = (text: string): string =>
  text.replace(/[()\\]|[^ -~]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`);
