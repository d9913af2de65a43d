namespace NetCompiler.Compiler.Graphs;

/// <summary>A value that a graph is there for.</summary>
public sealed record GraphOutput(OutputKind Kind, string Name, Node Node);
