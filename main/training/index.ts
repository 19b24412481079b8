/** Training rounds of one mode. In: a course, and the entries of the log as they come; out: views of the round. A round lives as long as its mode. */
export { NO_TRAINING, Training, type TrainingParts } from './training.ts';
