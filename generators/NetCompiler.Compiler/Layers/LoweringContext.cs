using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <summary>What a layer is lowered with: its arguments, the value before it, the graph, and a way to report problems.</summary>
public sealed partial class LoweringContext
{
    private readonly LoweringState _state;
    private readonly LayerDeclaration _declaration;
    private readonly Place _place;

    internal LoweringContext(LoweringState state, Scope scope, LayerDeclaration declaration, string layerName, bool isFrozen)
    {
        (_state, Scope, _declaration, LayerName, IsFrozen) = (state, scope, declaration, layerName, isFrozen);
        _place = scope.PlaceOf(declaration);
        IsUncertain = state.Cursor?.IsUncertain ?? false;
        _read.Add(LayerNames.Argument);
        _read.Add(Condition.Argument);
    }

    /// <summary>The graph.</summary>
    public GraphBuilder Builder => _state.Builder;

    /// <summary>What the network is lowered for.</summary>
    public LoweringMode Mode => _state.Mode;

    /// <summary>Whether the layer's parameters stay as they are.</summary>
    public bool IsFrozen { get; }

    /// <summary>Whether the layer works as in training: with the statistics of the batch and with dropout.</summary>
    public bool IsTraining => Mode != LoweringMode.Predict && !IsFrozen;

    /// <summary>The layer's kind.</summary>
    public string Kind => _declaration.Kind;

    /// <summary>The layer's full name, such as <c>bottleneck0.conv2d1</c>.</summary>
    public string LayerName { get; }

    /// <summary>The layer's name without the block around it, such as <c>conv2d1</c>.</summary>
    public string LocalName => LayerName.Substring(Scope.Prefix.Length);

    /// <summary>The layer as messages name it where it is the origin of a value: <c>`Dense` 'fc1'</c>.</summary>
    public string Origin => $"`{Kind}` '{LayerName}'";

    /// <summary>The value before the layer; the layer sets it to its own.</summary>
    public Node Current
    {
        get => _state.Cursor!.Node;
        set => _state.Cursor = new(value, Origin, IsUncertain || HasFailed);
    }

    /// <summary>The shape of one sample of <see cref="Current"/>.</summary>
    public TensorShape Shape => Current.Shape;

    /// <summary>Multiplications with addition of one sample's prediction, for the layer table.</summary>
    public long MultiplyAdds { get; set; }

    /// <summary>The trained values that the layer has brought.</summary>
    internal long ParameterCount { get; private set; }

    /// <summary>The names that the layer sees.</summary>
    internal Scope Scope { get; }

    /// <summary>Whether the shape of the value before the layer is a guess after a problem.</summary>
    internal bool IsUncertain { get; private set; }

    /// <summary>Whether a problem of this layer leaves the shape of its value a guess.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>
    /// A trained tensor, named after the layer, or after its <c>Weights</c>: then layers of the same <c>Weights</c> get the same node. It is
    /// frozen if the first layer that uses it is.
    /// </summary>
    /// <param name="suffix">What follows the layer's name: <c>weight</c> in <c>dense0.weight</c>.</param>
    /// <param name="shape">The shape, in PyTorch's order.</param>
    /// <param name="role">How optimizers treat it.</param>
    /// <param name="initializer">The initial values.</param>
    public Node Weight(string suffix, TensorShape shape, ParameterRole role, Initializer initializer)
    {
        string owner = SharedName() ?? LayerName;
        string name = $"{owner}.{suffix}";
        if (_state.Parameters.TryGetValue(name, out Node? known))
        {
            if (known.Shape == shape)
            {
                return known;
            }

            if (!IsUncertain && !HasFailed)
            {
                ReportHere(ProblemSet.SharedWeightsDiffer, Kind, LayerName, owner, known.Shape.ToString(), shape.ToString());
            }

            name = $"{LayerName}.{suffix}";
        }

        Node node = Builder.Add(new Parameter(name, shape, role, initializer, IsFrozen));
        _state.Parameters[name] = node;
        ParameterCount += shape.Count;
        CountParameter(shape);
        return node;
    }

    /// <summary>A tensor that is saved but not trained; always the layer's own, even where <c>Weights</c> are shared.</summary>
    public Node State(string suffix, TensorShape shape, float initialValue) => Builder.Add(new State($"{LayerName}.{suffix}", shape, initialValue));

    /// <summary>Makes a value the state's after this training step.</summary>
    public void Update(Node state, Node value) => Builder.Output(OutputKind.State, ((State)state.Operator).StateName, value);

    /// <summary>An input of the network, which becomes the current value, whatever was before.</summary>
    public void BeginInput(TensorShape shape, ElementType element)
    {
        Node node = Builder.Add(new Input(LayerName, new(shape, IsBatched: true, element)));
        _state.Inputs.Add(new(LayerName, node, InputRole.Sample));
        _ = _state.OutputNames.Add(LayerName, Kind, out _);
        _ = _state.OutputNames.Add("input", Kind, out _);
        bool isByte = element == ElementType.Byte;
        _state.Cursor = new(isByte ? Builder.Add(new Rescale(new([1f]), new([0f])), node) : node, Origin, HasFailed);
    }

    /// <summary>The largest number of steps of the inputs so far that leave it to the caller; null if none does.</summary>
    public int? StepsOfOthers => _state.Inputs.Select(input => input.Type.Shape).FirstOrDefault(shape => shape.HasSteps)?.Dimensions[0];

    /// <summary>The random stream of a new dropout layer.</summary>
    public int NewStream() => _state.Streams++;

    /// <summary>Makes the current value known under a name.</summary>
    public void DefineTap(string name)
    {
        if (Scope.Taps.TryGetValue(name, out (Cursor Cursor, string Kind) first))
        {
            ReportHere(ProblemSet.DuplicateName, $"'{name}'", first.Kind, Kind);
            return;
        }

        Scope.Taps.Add(name, (_state.Cursor!, Kind));
    }

    /// <summary>The value that the argument <paramref name="argument"/> names; null after a problem.</summary>
    public Cursor? Tap(string argument) => RequiredText(argument) is string written ? TapOf(written) : null;

    /// <summary>The values that a list of names stands for, "." for the current value; none after a problem.</summary>
    public IReadOnlyList<Cursor> Taps(string argument)
    {
        List<Cursor> cursors = [];
        foreach (string written in Texts(argument))
        {
            if (written == ".")
            {
                _written.Add("\".\"");
            }

            if ((written == "." ? _state.Cursor : TapOf(written)) is not Cursor cursor)
            {
                return [];
            }

            cursors.Add(cursor);
        }

        return cursors;
    }

    /// <summary>Goes on at another value.</summary>
    public void MoveTo(Cursor cursor) => _state.Cursor = cursor;

    /// <summary>Goes on as if nothing were known of the value: after a problem that leaves no better guess.</summary>
    public void Fail() => HasFailed = true;

    /// <summary>Makes the current value an output of the prediction.</summary>
    public void DefineOutput(string name)
    {
        string full = Scope.Prefix + name;
        if (_state.OutputNames.Add(full, Kind, out string shown) is string other)
        {
            ReportHere(ProblemSet.DuplicateName, shown, other, Kind);
        }
        else
        {
            _state.Results.Add((full, Current));
        }
    }

    /// <summary>Names the features of the current value, which must turn out to be the prediction.</summary>
    public void NameClasses(IReadOnlyList<string> names, string type, bool isPublic)
    {
        if (_state.Classes is not null)
        {
            ReportDoesNotFit("the classes are named already", "name them once");
            return;
        }

        _state.Classes = new(_place, LayerName, Current, names, type, isPublic);
    }

    private Cursor? TapOf(string written)
    {
        (Scope scope, string name) = Scope.Resolve(written);
        _written.Add($"\"{scope.Prefix}{name}\"");
        if (scope.Taps.TryGetValue(name, out (Cursor Cursor, string Kind) tap))
        {
            return tap.Cursor;
        }

        string[] known = [.. scope.Taps.Keys.OrderBy(key => key, StringComparer.Ordinal).Select(key => $"\"{key}\"")];
        ReportHere(ProblemSet.UnknownTap, Kind, name, known.Length == 0
            ? $"put [Tap(\"{name}\")] after the layer whose value it means"
            : $"the taps here are {string.Join(", ", known)}; use one of them, or put [Tap(\"{name}\")] after the layer whose value it means");
        return null;
    }

    private string? SharedName()
    {
        if (Text("Weights") is not string written)
        {
            return null;
        }

        (Scope scope, string name) = Scope.Resolve(written);
        if (!LayerNames.IsPossible(name))
        {
            ReportHere(ProblemSet.BadName, Kind, "Weights", name);
            return null;
        }

        string text = $"Weights: \"{scope.Prefix}{name}\"";
        if (!_written.Contains(text))
        {
            _written.Add(text);
        }

        return scope.Prefix + name;
    }
}
