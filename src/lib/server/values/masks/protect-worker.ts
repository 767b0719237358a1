import { protectCube, type CountedCube, type ProtectedCube } from './protect-cube.ts';

// A thread of the process that counted: it goes on counting, and answering, meanwhile.
export default function protect(cube: CountedCube): ProtectedCube {
	return protectCube(cube);
}
