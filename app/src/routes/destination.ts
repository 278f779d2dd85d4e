// Where a sign-in leads: back to the screen that asked for it.

/** Only addresses of this site; `//elsewhere` is not one. */
export function destination(url: URL): string {
	const asked = url.searchParams.get('lanjut') ?? '';
	return /^\/(?![/\\])/.test(asked) ? asked : '/akun';
}
