using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler;

/// <content>What analyzers ask while the user types.</content>
public static partial class NetworkCompiler
{
    /// <summary>
    /// The user's mistakes, without generating anything: lowers the network for prediction, and for training if it trains. Layers after the loss
    /// belong to the first only, statistics of batches to the second. Streaming is looked at where it is asked for.
    /// </summary>
    public static IReadOnlyList<Problem> Check(NetworkDeclaration declaration, LayerSet? layers = null)
    {
        layers ??= LayerSet.Default;
        List<Problem> problems = [];
        LoweredNetwork? predict = Lowering.Lower(declaration, LoweringMode.Predict, layers, problems);
        if (declaration.Training && predict is null or { Loss: not null })
        {
            _ = Lowering.Lower(declaration, LoweringMode.Step, layers, problems);
        }

        if (declaration.Streaming && problems.Count == 0 && predict is not null && Streaming.Run(predict, out string? obstacle) is null)
        {
            problems.Add(new(ProblemSet.CannotStream, -1, default, new([declaration.Name, obstacle!])));
        }

        return problems;
    }
}
