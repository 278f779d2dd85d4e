// Where a sign-in leads: back to the screen that asked for it.

/** Only addresses of this site, as a browser would read them: it drops tabs and turns `\\` round. */
export function destination(url: URL): string {
	const asked = url.searchParams.get('lanjut') ?? '';
	const to = asked.startsWith('/') && URL.canParse(asked, url.origin) ? new URL(asked, url.origin) : undefined;
	return to?.origin === url.origin ? to.pathname + to.search + to.hash : '/akun';
}
