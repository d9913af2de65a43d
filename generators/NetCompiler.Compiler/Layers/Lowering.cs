using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <summary>Turns a declaration into operators: walks the list of layers with a cursor, the value that the next layer takes.</summary>
public sealed class Lowering
{
    /// <summary>The most layers of a network, repetitions counted: blocks of blocks multiply.</summary>
    public const int MaxLayers = 10_000;

    private readonly NetworkDeclaration _declaration;
    private readonly LayerSet _layers;
    private readonly LoweringState _state;

    private Lowering(NetworkDeclaration declaration, LayerSet layers, LoweringState state)
    {
        (_declaration, _layers, _state) = (declaration, layers, state);
    }

    /// <summary>Lowers a network for a mode.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="mode">What for.</param>
    /// <param name="layers">The layers that may occur.</param>
    /// <param name="problems">Where the user's mistakes go; one that is there already is not added again.</param>
    /// <returns>The network, or null if there are mistakes.</returns>
    public static LoweredNetwork? Lower(NetworkDeclaration declaration, LoweringMode mode, LayerSet layers, ICollection<Problem> problems)
    {
        LoweringState state = new(mode, problems) { HasSeveralLosses = CountLosses(declaration.Layers, layers) > 1 };
        Lowering lowering = new(declaration, layers, state);
        lowering.LowerList(declaration.Layers, new(), isFrozen: false);
        return lowering.Finish();
    }

    private void LowerList(EquatableArray<LayerDeclaration> list, Scope scope, bool isFrozen)
    {
        int lastFrozen = -1;
        list = new(list.Where(declaration => Condition.Holds(_state, scope, declaration)));
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].Block is null && _layers[list[i].Kind].FreezesAbove)
            {
                lastFrozen = i;
                _state.Frozen = scope.PlaceOf(list[i]);
            }
        }

        for (int i = 0; i < list.Count && CanGoOn(list[i], scope); i++)
        {
            if (list[i].Block is BlockDeclaration block)
            {
                LowerBlock(list[i], block, scope, isFrozen || i < lastFrozen);
            }
            else
            {
                LowerLayer(list[i], scope, isFrozen || i < lastFrozen);
            }
        }
    }

    private void LowerBlock(LayerDeclaration use, BlockDeclaration block, Scope scope, bool isFrozen)
    {
        LoweringContext context = new(_state, scope, use, LayerNames.OfUse(scope, use), isFrozen);
        if (block.Cycle)
        {
            context.ReportHere(ProblemSet.BlockCycle, block.Name);
            DoubtCursor();
            return;
        }

        int repeat = context.Integer("Repeat", fallback: 1, max: MaxLayers);
        Dictionary<string, BlockArgument> arguments = [];
        foreach (BlockParameter parameter in block.Parameters)
        {
            if ((use[parameter.Name] ?? parameter.Default) is ArgumentValue value)
            {
                arguments.Add(parameter.Name, new(value, scope, context));
            }
        }

        int problems = _state.ProblemCount;
        bool isRepeated = use["Repeat"] is not null;
        for (int i = 0; i < repeat && CanGoOn(use, scope) && _state.ProblemCount == problems; i++)
        {
            // After a problem, further repetitions would only report it again.
            string name = LayerNames.Next(_state, scope, use, isRepeated ? i : null, repeat > 1);
            LowerList(block.Layers, new(name, scope.PlaceOf(use), i, arguments), isFrozen);
        }

        if (context.HasFailed || _state.ProblemCount > problems)
        {
            DoubtCursor();
        }
    }

    private void LowerLayer(LayerDeclaration declaration, Scope scope, bool isFrozen)
    {
        Layer layer = _layers[declaration.Kind];
        Place place = scope.PlaceOf(declaration);
        if (_state.Cursor is null && !layer.IsInput)
        {
            _state.Report(ProblemSet.NoInput, place, _declaration.Name, declaration.Kind);
            _state.Cursor = new(_state.Builder.Add(new Input("missing", new(TensorShape.Scalar, IsBatched: true))), "", IsUncertain: true);
        }

        string name = LayerNames.Next(_state, scope, declaration);
        _state.Builder.Layer = name;
        int losses = _state.Losses.Count;
        int problems = _state.ProblemCount;
        LoweringContext context = new(_state, scope, declaration, name, isFrozen);
        layer.Lower(context);
        if (context.HasFailed)
        {
            DoubtCursor();
        }
        else if (_state.ProblemCount == problems && !context.IsUncertain && context.Unread.FirstOrDefault() is string unread)
        {
            throw new InvalidOperationException($"The layer {declaration.Kind} does not read the argument '{unread}' of its attribute.");
        }

        if (_state.TakesTrained(isFrozen) && isFrozen && _declaration.Training && _state.ProblemCount == problems)
        {
            context.ReportHere(ProblemSet.FrozenTakesTrained, declaration.Kind, name);
        }

        // A loss leaves the cursor where it is; its own value is that of each sample.
        Node value = _state.Losses.Count > losses ? _state.Losses[losses].Samples : _state.Cursor!.Node;
        _state.Rows.Add(new(name, layer, context.DeclarationText, value.Shape, context.ParameterCount, context.MultiplyAdds));
        if (layer.GivesValue)
        {
            _state.Values.Add((value, place, declaration.Kind, name));
        }

        if (_state.Mode == LoweringMode.Trace && layer.GivesValue && value.Type.Element == ElementType.Single)
        {
            _state.Builder.Output(OutputKind.Trace, name, value);
        }

        if (_state.Losses.Count > losses)
        {
            _state.EndLoss();
        }
    }

    /// <summary>Whether an entry is to be lowered; counts it, and reports when there are too many.</summary>
    private bool CanGoOn(LayerDeclaration declaration, Scope scope)
    {
        if (!_state.IsFinished && ++_state.LayerCount > MaxLayers)
        {
            string name = LayerNames.OfUse(scope, declaration);
            _state.Report(
                ProblemSet.DoesNotFit,
                scope.PlaceOf(declaration),
                declaration.Kind,
                name,
                $"with it, the network has more than {MaxLayers} layers and blocks",
                "repeat blocks less often");
            _state.IsFinished = true;
        }

        return !_state.IsFinished;
    }

    /// <summary>Marks the current value's shape as a guess, after a problem.</summary>
    private void DoubtCursor()
    {
        if (_state.Cursor is Cursor cursor)
        {
            _state.Cursor = cursor with { IsUncertain = true };
        }
    }

    private LoweredNetwork? Finish()
    {
        GraphBuilder builder = _state.Builder;
        if (_state.Mode != LoweringMode.Predict)
        {
            _state.ForgetWhatFollows();
        }
        else if (_state.Cursor is Cursor result)
        {
            // Without [Output], the result is the value at the end. A single one needs no name.
            IReadOnlyList<(string Name, Node Node)> results = _state.Results.Count > 1 ? _state.Results
                : [(LoweredNetwork.ResultName, _state.Results.Count == 1 ? _state.Results[0].Node : result.Node)];
            foreach ((string name, Node node) in results)
            {
                builder.Output(OutputKind.Result, name, node);
            }
        }

        Node? loss = null;
        if (_state.Losses.Count > 0)
        {
            loss = _state.Losses.Select(added => added.Value).Aggregate((sum, value) => builder.Add(new Add(), sum, value));
            builder.Output(OutputKind.Loss, LoweredNetwork.LossName, loss);
        }

        if (_state.ProblemCount == 0)
        {
            WholeNetwork.Check(_declaration, _state);
        }

        return _state.ProblemCount > 0 ? null
            : new(_state.Mode, builder, [.. _state.Inputs, .. _state.LossInputs], _state.Rows, _state.Cursor!.Node, _state.Classes, loss);
    }

    private static int CountLosses(EquatableArray<LayerDeclaration> list, LayerSet layers) => list.Sum(layer =>
        layer.Block is BlockDeclaration block ? CountLosses(block.Layers, layers) * (layer["Repeat"] is null ? 1 : 2)
        : layers[layer.Kind].Targets(layer) is null ? 0
        : 1);
}
