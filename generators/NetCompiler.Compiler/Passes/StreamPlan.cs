using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;

namespace NetCompiler.Compiler.Passes;

/// <summary>Prediction of one step a call, which is part of the section that predicts.</summary>
/// <param name="Input">The step's input.</param>
/// <param name="States">The states, inputs and outputs at once.</param>
/// <param name="OutputName">The name of the output.</param>
/// <param name="Output">Its value.</param>
public sealed record StreamPlan(NetworkInput Input, IReadOnlyList<Node> States, string OutputName, Node Output);
