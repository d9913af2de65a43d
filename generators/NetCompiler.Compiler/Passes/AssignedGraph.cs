using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Passes;

/// <summary>A graph whose every value has a place to lie in: the layouts of its nodes.</summary>
public sealed record AssignedGraph(Graph Graph, IReadOnlyDictionary<Node, Layout> Layouts);
