// Where a sign-in leads: back to the screen that asked for it, else to one's work.
import { offices, services } from '$modules';
import { session } from '$shell/session.svelte';

/** Only addresses of this site, as a browser would read them: it drops tabs and turns `\\` round. */
export async function destination(url: URL): Promise<string> {
	const asked = url.searchParams.get('lanjut') ?? '';
	const to = asked.startsWith('/') && URL.canParse(asked, url.origin) ? new URL(asked, url.origin) : undefined;
	return to?.origin === url.origin ? to.pathname + to.search + to.hash : work();
}

/** The office, else what is offered to those who hold one's role. */
async function work(): Promise<string> {
	const [desks, groups] = await Promise.all([offices(), services()]);
	if (desks.some(({ roles }) => session.has(...roles))) return '/kantor';
	const own = groups.flatMap(({ services }) => services).find(({ roles }) => roles && session.has(...roles));
	return own?.href ?? '/akun';
}
