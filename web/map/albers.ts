const RADIANS = Math.PI / 180;

/** The Albers projection of the contiguous states in the plane of us-atlas (975 by 610). */
const PARALLELS = [29.5, 45.5] as const;
const CENTRE = { lon: -96, lat: 38.7 } as const;
const SCALE = 1300;
const TRANSLATE = { x: 487.5, y: 305 } as const;

const [sin1, sin2] = PARALLELS.map((degrees) => Math.sin(degrees * RADIANS)) as [number, number];
const n = (sin1 + sin2) / 2;
const c = 1 + sin1 * (2 * n - sin1);
const rho = (lat: number) => Math.sqrt(c - 2 * n * Math.sin(lat * RADIANS)) / n;
// the projection is centred at 0.6 degrees west of the middle meridian
const shiftX = rho(CENTRE.lat) * Math.sin(-0.6 * RADIANS * n);
const shiftY = rho(CENTRE.lat) * Math.cos(-0.6 * RADIANS * n);

/** Where a place of the contiguous states is on the map; undefined elsewhere (Snyder 1987, p. 98). */
export function onMap(
  lat: number,
  lon: number,
): { readonly x: number; readonly y: number } | undefined {
  if (lat < 24 || lat > 50 || lon < -125.5 || lon > -66) return undefined;
  const angle = (lon - CENTRE.lon) * RADIANS * n;
  const r = rho(lat);
  return {
    x: TRANSLATE.x + SCALE * (r * Math.sin(angle) - shiftX),
    y: TRANSLATE.y + SCALE * (r * Math.cos(angle) - shiftY),
  };
}
