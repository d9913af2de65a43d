using System;

namespace NetCompiler.Compiler.Graphs;

/// <summary>An operator was given inputs that it cannot take: a bug of the compiler, never the user's mistake.</summary>
public sealed class ShapeException(string message) : Exception(message);
