namespace NetCompiler.CompilerServices;

/// <summary>Neighboring targets that meet values at one tap of a kernel.</summary>
/// <param name="Target">The first target.</param>
/// <param name="Source">The value that it meets.</param>
/// <param name="Count">How many targets, or 0.</param>
internal readonly record struct KernelRun(int Target, int Source, int Count);
