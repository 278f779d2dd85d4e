// Where a sign-in leads: back to the screen that asked for it, else to one's work.
import { session } from '$modules/identity/session.svelte';

/** Only addresses of this site; `//elsewhere` is not one. */
export function destination(url: URL): string {
	const asked = url.searchParams.get('lanjut') ?? '';
	return /^\/(?![/\\])/.test(asked) ? asked : work();
}

function work(): string {
	if (session.has('price_officer', 'admin', 'dpo')) return '/kantor';
	return session.has('enumerator', 'farmer') ? '/pasang-harga' : '/akun';
}
