namespace NetCompiler.Compiler.Passes;

/// <summary>Where a value lies: in floats from the start of its home, per row where the home is per row.</summary>
/// <param name="Name">For what the caller supplies or receives, what it is called.</param>
/// <param name="Stride">For a part of another value, the floats from one row of that value to the next; else 0.</param>
/// <param name="Place">For a part of another value, where it begins in a row.</param>
/// <param name="Step">In the body of a scan, the floats that the value moves on with each step.</param>
public sealed record Placement(Home Home, int Offset, string Name = "", int Stride = 0, int Place = 0, int Step = 0);
