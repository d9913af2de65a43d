using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>A tensor to write to a file or to fill from one.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Parameter">Its shape and packing.</param>
/// <param name="Buffer">The buffer it lies in.</param>
internal readonly record struct StoredTensor(string Name, ParameterInfo Parameter, AlignedBuffer Buffer);
