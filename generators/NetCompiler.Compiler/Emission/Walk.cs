namespace NetCompiler.Compiler.Emission;

/// <summary>Floats that an operand moves on with each line, pixel and lane; 0 where it stays.</summary>
public sealed record Walk(int Line, int Pixel, int Lane);
