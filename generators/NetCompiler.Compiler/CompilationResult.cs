using System.Collections.Generic;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler;

/// <summary>What a compilation gives: problems, or none, and the files of the network.</summary>
public sealed record CompilationResult(IReadOnlyList<Problem> Problems, IReadOnlyList<SourceFile> Files);
