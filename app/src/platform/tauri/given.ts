// What the program around this page has put into it before any script ran (src-tauri/src/window.rs).
import type { RegencyView } from '$api/home.gen';

export const given = (globalThis as unknown as { rembang: { portal: string; regency: RegencyView } }).rembang;
