namespace NetCompiler;

/// <summary>What an optimizer needs to know of an update.</summary>
/// <param name="Number">1 for the first update.</param>
/// <param name="LearningRate">The size of the step for this range of parameters, from 0: the optimizer's own rate as the schedule has it now,
/// times the range's factor.</param>
public readonly record struct OptimizerStep(long Number, double LearningRate);
