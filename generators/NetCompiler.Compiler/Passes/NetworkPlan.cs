using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;

namespace NetCompiler.Compiler.Passes;

/// <summary>All that is decided about a network: what emission prints, and tests look at.</summary>
/// <param name="Lowered">The network as lowered for prediction.</param>
/// <param name="Parameters">Parameters and states: the trained ones first, then the frozen ones, then the states.</param>
/// <param name="DerivedLength">Floats of what is prepared from the weights.</param>
/// <param name="Preparation">What runs once per change of weights.</param>
/// <param name="Forward">Prediction and, with a loss, evaluation.</param>
/// <param name="Stream">What of it predicts one step a call, or null where that cannot be.</param>
/// <param name="Step">The training step, or null where there is no training.</param>
/// <param name="Trace">The step that keeps every value.</param>
public sealed record NetworkPlan(
    NetworkDeclaration Declaration,
    LoweredNetwork Lowered,
    IReadOnlyList<ParameterPlan> Parameters,
    int DerivedLength,
    Section Preparation,
    Section Forward,
    StreamPlan? Stream,
    Section? Step,
    Section? Trace)
{
    /// <summary>Floats of the parameters.</summary>
    public int ParameterLength => Parameters.Where(parameter => !parameter.IsState).Sum(parameter => parameter.Length);

    /// <summary>Floats of the states.</summary>
    public int StateLength => Parameters.Where(parameter => parameter.IsState).Sum(parameter => parameter.Length);

    /// <summary>What the caller supplies to predict.</summary>
    public IReadOnlyList<NetworkInput> Inputs => [.. InputsOf(InputRole.Sample)];

    /// <summary>The predictions; the first is the one that metrics look at.</summary>
    public IReadOnlyList<GraphOutput> Results => OutputsOf(Lowered.Builder.Outputs, OutputKind.Result);

    /// <summary>What the caller sees of a batch behind a training step.</summary>
    public IReadOnlyList<GraphOutput> Shown => OutputsOf(Step?.Assigned.Graph.Outputs ?? [], OutputKind.Shown);

    /// <summary>The least rows of a training batch; layers that are frozen ask for none.</summary>
    public int MinimumRows => Lowered.Layers
        .Where(row => Step?.Assigned.Graph.Outputs.Any(output => output.Kind == OutputKind.State && output.Node.Layer == row.Name) == true)
        .Select(row => row.Layer.MinimumRows(row.Output))
        .DefaultIfEmpty(1)
        .Max();

    /// <summary>The largest number of steps, where the caller says how many there are; null where the declaration does.</summary>
    public int? MaxSteps => Inputs.Select(input => input.Type.Shape).FirstOrDefault(shape => shape.HasSteps)?.Dimensions[0];

    /// <summary>What the caller supplies, of some role.</summary>
    public IEnumerable<NetworkInput> InputsOf(InputRole role) => Lowered.Inputs.Where(input => input.Role == role);

    /// <summary>All sections.</summary>
    public IEnumerable<Section> Sections => new[] { Preparation, Forward, Step, Trace }.OfType<Section>();

    /// <summary>The groups of a section that outputs of some kinds need, in order.</summary>
    public static IReadOnlyList<Group> Needed(Section section, params OutputKind[] kinds)
    {
        Graph needed = section.Assigned.Graph.Only(kinds);
        HashSet<Node> nodes = [.. needed.Nodes];
        return [.. section.Groups.Where(group => nodes.Contains(group.Value))];
    }

    private static IReadOnlyList<GraphOutput> OutputsOf(IReadOnlyList<GraphOutput> outputs, OutputKind kind) => [.. outputs.Where(output => output.Kind == kind)];
}
