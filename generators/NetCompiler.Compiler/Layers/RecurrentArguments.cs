using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>What the attribute of a recurrent layer says.</summary>
internal sealed class RecurrentArguments
{
    // Each has weights of its own, named by number.
    private const int MaxLayers = 64;

    private RecurrentArguments(LoweringContext context, IReadOnlyList<string> states)
    {
        Units = context.Integer("units");
        Layers = context.Integer("Layers", fallback: 1, max: MaxLayers);
        Directions = context.Truth("Bidirectional", false) ? 2 : 1;
        DropoutRate = context.DropoutRate("Dropout");
        LastState = context.Truth("LastState", false);
        Initializer = context.Initializer();
        Lengths = Tap(context, "Lengths");
        Initial = [.. states.Select(state => Tap(context, "Initial" + state))];
        FinalNames = [.. states.Select(state => context.Text("Final" + state))];

        // Streams are counted in every mode and for every rate: what one layer drops does not depend on another's rate.
        Dropout = [.. Enumerable.Range(0, Layers - 1).Select(_ => context.NewStream())];
    }

    /// <summary>The features of a state.</summary>
    public int Units { get; }

    /// <summary>The layers, one on the other.</summary>
    public int Layers { get; }

    /// <summary>One, or two: forward and backward in time.</summary>
    public int Directions { get; }

    /// <summary>The rate of the dropout between layers.</summary>
    public float DropoutRate { get; }

    /// <summary>The random stream of the dropout behind each layer but the last.</summary>
    public IReadOnlyList<int> Dropout { get; }

    /// <summary>Whether the value is the last state rather than the whole sequence.</summary>
    public bool LastState { get; }

    /// <summary>How weights begin.</summary>
    public InitializerChoice Initializer { get; }

    /// <summary>How many steps of each sample are real; null if all are.</summary>
    public Cursor? Lengths { get; }

    /// <summary>How the states begin: null for zeros.</summary>
    public IReadOnlyList<Cursor?> Initial { get; }

    private IReadOnlyList<string?> FinalNames { get; }

    // The states of all layers and directions, as PyTorch orders them: layer 0 forward, layer 0 backward, layer 1 forward, …
    private TensorShape StateShape => Layers * Directions == 1 ? TensorShape.Vector(Units) : TensorShape.Sequence(Layers * Directions, Units);

    /// <summary>Reads the arguments.</summary>
    /// <param name="states">The kind's states, as the names of arguments end.</param>
    public static RecurrentArguments Read(LoweringContext context, IReadOnlyList<string> states) => new(context, states);

    /// <summary>Whether lengths and initial states have the shapes that they must have; if not, reports it.</summary>
    public bool Fit(LoweringContext context)
    {
        if (Lengths is { IsUncertain: false } lengths && lengths.Node.Type != new NodeType(TensorShape.Scalar, IsBatched: true, ElementType.Int32))
        {
            context.ReportDoesNotFit(
                $"Lengths are one integer for each sample, but {lengths.Origin} gives {ShapeText.Of(lengths.Node.Type)}",
                "take them from [Input(1, Type = ElementType.Int32)]");
        }

        foreach (Cursor initial in Initial.OfType<Cursor>().Where(initial => !initial.IsUncertain && initial.Node.Type != new NodeType(StateShape, IsBatched: true)))
        {
            string states = Layers * Directions == 1 ? "" : $": the states of {Layers} layers and {Directions} directions";
            context.ReportDoesNotFit(
                $"it begins with {ShapeText.Of(new NodeType(StateShape, IsBatched: true))}{states}, but {initial.Origin} gives {ShapeText.Of(initial.Node.Type)}",
                "begin with a value of that shape");
        }

        if (Lengths is { IsUncertain: true } || Initial.Any(initial => initial is { IsUncertain: true }))
        {
            context.Fail();
        }

        return !context.HasFailed;
    }

    /// <summary>The state that a layer begins with in a direction.</summary>
    /// <param name="state">0 for the outputs, 1 for the cell.</param>
    /// <param name="index">The number among the states of all layers and directions.</param>
    public Node Start(LoweringContext context, int state, int index)
    {
        NodeType type = new(TensorShape.Vector(Units), IsBatched: true);
        return Initial[state]?.Node is not Node all ? context.Apply(new Broadcast(type), context.Constant(0))
            : all.Type == type ? all
            : context.Apply(new Slice(index * Units, Units), context.Apply(new Reshape(TensorShape.Vector(all.Shape.Count)), all));
    }

    /// <summary>Makes the final states known under the names that were given.</summary>
    public void DefineFinal(LoweringContext context, params IReadOnlyList<Node>[] finalStates)
    {
        foreach ((string? name, IReadOnlyList<Node> states) in FinalNames.Zip(finalStates, (name, states) => (name, states)))
        {
            if (name is not null)
            {
                context.Current = states.Count == 1 ? states[0] : context.Apply(new Reshape(StateShape), context.Builder.Add(new Concat(), [.. states]));
                context.DefineTap(name);
            }
        }
    }

    private static Cursor? Tap(LoweringContext context, string argument) => context.Text(argument) is null ? null : context.Tap(argument);
}
