import { ifLongEnough, viewOf } from '../bytes.js';

/** Which of eight ways a picture lies: 1 is upright, 6 and 8 lie on a side, 2, 4, 5 and 7 are mirrored. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface Exif {
  orientation: Orientation;
  /** Says where the picture was made. */
  location: boolean;
}

const LITTLE_ENDIAN = 0x4949;
const ORIENTATION = 0x0112;
const GPS = 0x8825;
const ENTRY_BYTES = 12;

/** Adds what a block of EXIF says, from its byte order on; as much as can be read of a broken one. */
export const addExif = (exif: Exif, block: Uint8Array): void => {
  ifLongEnough(() => {
    const view = viewOf(block);
    const little = view.getUint16(0) === LITTLE_ENDIAN;
    const first = view.getUint32(4, little);
    const entries = view.getUint16(first, little);
    for (let entry = 0; entry < entries; entry += 1) {
      const at = first + 2 + entry * ENTRY_BYTES;
      const tag = view.getUint16(at, little);
      if (tag === ORIENTATION) exif.orientation = orientationOf(view.getUint16(at + 8, little));
      if (tag === GPS) exif.location = true;
    }
  });
};

const orientationOf = (value: number): Orientation =>
  value >= 1 && value <= 8 ? (value as Orientation) : 1;

/** The properties of XMP that hold a place. */
const PLACE = /GPSLatitude|GPSLongitude/;

/** Adds what XMP, a text, says. */
export const addXmp = (exif: Exif, xmp: Uint8Array): void => {
  if (PLACE.test(new TextDecoder().decode(xmp))) exif.location = true;
};
