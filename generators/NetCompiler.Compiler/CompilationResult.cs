using System.Collections.Generic;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler;

/// <summary>What a compilation gives: problems, or none, and the files of the network.</summary>
public sealed record CompilationResult(IReadOnlyList<Problem> Problems, IReadOnlyList<SourceFile> Files);

/// <summary>A generated file: its name, such as <c>Digits.g.cs</c>, and its text.</summary>
public sealed record SourceFile(string Name, string Text);
