/* Entry i of an array that begins at byte `at` of the memory. */

export function float(at: usize, i: i32): f64 {
  return load<f64>(at + ((i as usize) << 3));
}

export function setFloat(at: usize, i: i32, x: f64): void {
  store<f64>(at + ((i as usize) << 3), x);
}

export function int(at: usize, i: i32): i32 {
  return load<i32>(at + ((i as usize) << 2));
}

export function setInt(at: usize, i: i32, x: i32): void {
  store<i32>(at + ((i as usize) << 2), x);
}

export function byte(at: usize, i: i32): i32 {
  return load<u8>(at + (i as usize)) as i32;
}

export function setByte(at: usize, i: i32, x: i32): void {
  store<u8>(at + (i as usize), x as u8);
}

export function fillFloats(at: usize, count: i32, x: f64): void {
  const end = at + ((count as usize) << 3);
  for (; at < end; at += 8) store<f64>(at, x);
}

export function clearFloats(at: usize, count: i32): void {
  memory.fill(at, 0, (count as usize) << 3);
}
