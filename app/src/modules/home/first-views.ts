// The first screen, and what it asks.
import { Home } from '$api/home.gen';
import type { FirstView } from '$modules';
import { address } from '$platform/address';

export const firstViews: FirstView[] = [{ route: '/', asks: address(Home) }];
