/** Adapters and cars that can be simulated, as pure models: bytes in, texts with their delay out. */
export { SIMULATED_ADAPTERS, simulatedAdapter, type AdapterTraits } from './adapters.ts';
export type { SimulatedCar, SimulatedEcu } from './car.ts';
export { SIMULATED_CARS, SIMULATED_VIN, simulatedCar } from './cars.ts';
export { SimulatedElm } from './elm.ts';
