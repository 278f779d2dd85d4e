// Where a sign-in leads: back to the screen that asked for it, else to one's work.
import { session } from '$shell/session.svelte';

/** Only addresses of this site, as a browser would read them: it drops tabs and turns `\\` round. */
export function destination(url: URL): string {
	const asked = url.searchParams.get('lanjut') ?? '';
	const to = asked.startsWith('/') && URL.canParse(asked, url.origin) ? new URL(asked, url.origin) : undefined;
	return to?.origin === url.origin ? to.pathname + to.search + to.hash : work();
}

function work(): string {
	if (session.has('price_officer', 'admin', 'dpo')) return '/kantor';
	return session.has('enumerator', 'farmer') ? '/pasang-harga' : '/akun';
}
