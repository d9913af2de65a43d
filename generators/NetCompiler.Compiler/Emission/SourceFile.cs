namespace NetCompiler.Compiler.Emission;

/// <summary>A generated file: its name, such as <c>Digits.g.cs</c>, and its text.</summary>
public sealed record SourceFile(string Name, string Text);
