// What the regency says of itself: now, or when this app last heard it.
import { given } from './given';

export const regency = given.regency;
