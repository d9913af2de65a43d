using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <summary>Finds the mistakes that only the end of the list shows; asked when there are no others, which they would follow from.</summary>
internal static class WholeNetwork
{
    private static readonly Place s_class = new(-1, default);

    /// <summary>Reports what is wrong with the network as a whole.</summary>
    public static void Check(NetworkDeclaration declaration, LoweringState state)
    {
        if (state.Cursor is null || state.Cursor.Node.Kind == ValueKind.Input)
        {
            ReportNoLayers(declaration, state);
            return;
        }

        Graph graph = state.Builder.Build();
        if (state.Mode == LoweringMode.Predict)
        {
            HashSet<Node> used = [.. graph.Only(OutputKind.Result, OutputKind.Loss).Nodes];
            for (int i = 0; i < state.Values.Count; i++)
            {
                // At the end of a dead branch stands what must be used; what comes before it is dead for that reason.
                (Node value, Place place, string kind, string name) = state.Values[i];
                bool isEnd = !graph.Consumers[value].Any() && state.Values.FindLastIndex(other => other.Node == value) == i;
                if (isEnd && !used.Contains(value))
                {
                    state.Report(ProblemSet.NoEffect, place, kind, name);
                }
            }
        }

        foreach (string layer in graph.Nodes.Where(NeedsAllSteps).Select(node => node.Layer).Distinct())
        {
            (_, Place place, string kind, string name) = state.Values.First(value => value.Name == layer);
            state.Report(ProblemSet.NeedsAllSteps, place, kind, name);
        }

        GraphOutput[] results = [.. graph.Outputs.Where(output => output.Kind == OutputKind.Result)];
        if (state.Mode == LoweringMode.Predict && state.Classes is ClassNames classes && (results.Length != 1 || results[0].Node != classes.Value))
        {
            state.Report(
                ProblemSet.DoesNotFit, classes.Place, "Labels", classes.LayerName, "what it names is not the network's only output",
                "put it at the end of the list, such as behind [Softmax]");
        }

        bool isTrainable(Node node) => node.Operator is Parameter { IsFrozen: false };
        if (declaration.Training && state.Losses.Count > 0 && !graph.Only(OutputKind.Loss).Nodes.Any(isTrainable))
        {
            state.Report(ProblemSet.FrozenEverything, state.Frozen ?? state.Losses[0].Place, declaration.Name);
        }
    }

    private static bool NeedsAllSteps(Node node) =>
        !node.Operator.FollowsSteps(node) && node.Inputs.Append(node).Any(value => value.Shape.HasSteps);

    private static void ReportNoLayers(NetworkDeclaration declaration, LoweringState state)
    {
        if (state.Values.Count == 0)
        {
            state.Report(ProblemSet.NoLayers, s_class, declaration.Name, "", "[Input(784)] and [Dense(10)]");
        }
        else
        {
            Place input = state.Values.First(value => value.Node == state.Cursor!.Node).Place;
            state.Report(ProblemSet.NoLayers, input, declaration.Name, " after its input", "[Dense(10)]");
        }
    }
}
