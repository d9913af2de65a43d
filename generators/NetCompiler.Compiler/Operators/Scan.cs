using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Operators;

/// <summary>
/// Recurrence: h[t], y[t] = body(x[t], h[t - 1], captured) for t = 0, 1, … (or backward in time, with h[t + 1]). Inputs: the sequences x
/// (T, C), the states before the first step, and captured values such as weights. The result holds every state of every step and every
/// collected value; <see cref="ScanResult"/> shows them. The gradient is another scan, in the other direction, over the differentiated body;
/// gradients of captured values are sums over steps and batch outside of it (backpropagation through time; Werbos, 1990).
/// </summary>
public sealed record Scan(ScanBody Body, int Steps, bool IsReverse) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"steps={Steps}, reverse={OperatorSettings.Write(IsReverse)}, nodes={Body.Graph.Nodes.Count}";

    /// <summary>Values of a result in the reference evaluation: states have one more step than the sequence, the one before it.</summary>
    public int Count(int result) => (Steps + (result < Body.States ? 1 : 0)) * Body.Features(result);

    /// <summary>The step at which a state lies that a step reads (0) or writes (1), counted with the one before the sequence.</summary>
    public int Slot(int step, int written) => IsReverse ? step + 1 - written : step + written;

    /// <summary>The slot of the states before the first step.</summary>
    public int FirstSlot => IsReverse ? Steps : 0;

    /// <summary>Whether there are only as many steps as the caller gives; slots are those of the first so many.</summary>
    public bool HasSteps(Node node) => node.Inputs.Take(Body.Sequences).Any(input => input.Shape.HasSteps);

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Require(inputs.Count == Body.Sequences + Body.States + Body.Captures, "the sequences, states and captured values of its body", inputs);
        for (int i = 0; i < Body.Sequences; i++)
        {
            bool isSequence = inputs[i].IsBatched && inputs[i].Shape is { Kind: ShapeKind.Sequence, Dimensions.Count: 2 };
            Require(isSequence && inputs[i].Shape.Dimensions[0] == Steps, $"sequences of {Steps} steps", inputs);
        }

        for (int i = 0; i < Body.States; i++)
        {
            Require(inputs[Body.Sequences + i].Type == Body.Graph.Outputs[i].Node.Type, "states as the body gives them", inputs);
        }

        bool isPerSample = Body.Graph.Nodes.All(node => node.IsBatched || node.Operator.IsRecomputed || node.Operator is StepInput);
        bool givesVectors = Body.Graph.Outputs.All(output => output.Node.Type is { IsBatched: true, Shape.Kind: ShapeKind.Vector });
        Require(isPerSample && givesVectors, "a body of vectors of each sample", inputs);
        return new(TensorShape.Vector(Enumerable.Range(0, Body.Graph.Outputs.Count).Sum(Count)), IsBatched: true);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        int batch = evaluation.Output.Rows;
        StepSource source = new(Body, evaluation, batch);
        int[] starts = [.. Enumerable.Range(0, Body.Graph.Outputs.Count).Select(result => Enumerable.Range(0, result).Sum(Count))];
        for (int state = 0; state < Body.States; state++)
        {
            Store(evaluation.Output, evaluation.Inputs[Body.Sequences + state], starts[state] + (FirstSlot * Body.Features(state)));
        }

        for (int i = 0; i < Steps; i++)
        {
            int step = IsReverse ? Steps - 1 - i : i;
            source.Step = step;
            IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(Body.Graph, batch, source);
            for (int result = 0; result < starts.Length; result++)
            {
                Tensor value = values[Body.Graph.Outputs[result].Node];
                int slot = result < Body.States ? Slot(step, written: 1) : step;
                Store(evaluation.Output, value, starts[result] + (slot * Body.Features(result)));
                if (result < Body.States)
                {
                    source.States[result] = value;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        ScanDifferentiation.Differentiate(this, node, upstream, builder);

    /// <inheritdoc/>
    public override Node? OneStep(Node node, StreamBuilder stream)
    {
        Node?[] inputs = [.. node.Inputs.Select(input => stream[input])];
        Node[] starts = [.. node.Inputs.Skip(Body.Sequences).Take(Body.States)];
        bool knowsAll = inputs.Take(Body.Sequences).All(input => input is not null) && !node.Inputs.Skip(Body.Sequences + Body.States).Any(input => input.IsBatched);
        if (IsReverse || !knowsAll || !starts.All(start => start.Operator is Broadcast && start.Inputs[0].Operator is Constant { Value: 0 }))
        {
            return null;
        }

        for (int state = 0; state < Body.States; state++)
        {
            inputs[Body.Sequences + state] = stream.State(starts[state].Type);
        }

        Node result = stream.Add(this with { Steps = 1 }, inputs!);
        for (int state = 0; state < Body.States; state++)
        {
            stream.Keep(inputs[Body.Sequences + state]!, stream.Add(new ScanResult(state, ScanPart.Last), result));
        }

        return result;
    }

    /// <inheritdoc/>
    public override Layout? PackingOf(Node node, Node parameter, Func<Node, StridedLayout> coordinates)
    {
        int index = node.Inputs.ToList().IndexOf(parameter);
        return Body.Input(index) is Node input
            ? Body.Graph.Consumers[input]
                .Select(reader => reader.Operator.PackingOf(reader, input, inner => StridedLayout.Standard(inner.Shape)))
                .FirstOrDefault(layout => layout is not null)
            : null;
    }

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all)
    {
        TensorShape shape = node.Inputs[input].Shape;
        bool isCaptured = input >= Body.Sequences + Body.States;
        return isCaptured ? ScanPlanning.WantedCapture(this, input, all)
            : StridedLayout.IsStandard(given, shape) ? null
            : StridedLayout.Standard(shape);
    }

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs) => new ScanLayout(this);

    /// <inheritdoc/>
    public override int Scratch(Node node, IReadOnlyList<Layout> inputs) => ScanPlanning.ScratchLength(node, inputs);

    /// <inheritdoc/>
    public override void Emit(Kernel kernel) => ScanEmitter.Emit(kernel, this);

    private static void Store(Tensor target, Tensor value, int start)
    {
        for (int row = 0; row < target.Rows; row++)
        {
            for (int i = 0; i < value.Shape.Count; i++)
            {
                target[row, start + i] = value[row, i];
            }
        }
    }

    private sealed class StepSource(ScanBody body, Evaluation evaluation, int batch) : IEvaluationSource
    {
        public int Step { get; set; }

        public Tensor[] States { get; } = [.. evaluation.Inputs.Skip(body.Sequences).Take(body.States)];

        public double[] Value(string name)
        {
            int index = int.Parse(name.Substring("step".Length), System.Globalization.CultureInfo.InvariantCulture);
            Tensor input = evaluation.Inputs[index];
            if (index >= body.Sequences)
            {
                return index < body.Sequences + body.States ? States[index - body.Sequences].Data : input.Data;
            }

            int features = input.Shape.Channels;
            double[] part = new double[batch * features];
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = input[i / features, (Step * features) + (i % features)];
            }

            return part;
        }

        public bool Keeps(int stream, int row, int index, double rate) => evaluation.Source.Keeps(stream, row, index, rate);
    }
}
