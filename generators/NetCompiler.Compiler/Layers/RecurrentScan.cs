using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Layers;

/// <summary>One layer of a recurrent layer, in one direction: its weights and its scan.</summary>
internal sealed class RecurrentScan(LoweringContext context, RecurrentArguments arguments, Node x, int layer, bool isReverse)
{
    private readonly string _suffix = $"_l{layer}{(isReverse ? "_reverse" : "")}";

    /// <summary>Adds the scan; gives the output of every step, and the last states.</summary>
    public (Node Outputs, Node[] Last) Lower(RecurrentLayer kind, Operator nonlinearity)
    {
        int gates = kind.GatesOf(arguments), index = (layer * arguments.Directions) + (isReverse ? 1 : 0);
        ScanBuilder scan = new(context.Builder, x.Shape.Positions, isReverse);

        Node weight = Weight("weight_ih", gates, x.Shape.Channels), recurrent = Weight("weight_hh", gates, arguments.Units);
        Node bias = Bias("bias_ih", gates), recurrentBias = Bias("bias_hh", gates);

        // What does not depend on the state is one contraction before.
        Node fromInput = scan.Sequence(context.Plus(context.Builder.Add(new Linear(), x, weight), bias));
        Node[] states = [.. Enumerable.Range(0, kind.States.Count).Select(state => scan.State(arguments.Start(context, state, index)))];
        Node product = scan.Body.Add(new Linear(), states[0], scan.Capture(recurrent));
        Node fromState = scan.Body.Add(new Add(), product, scan.Capture(recurrentBias));
        Node[] next = kind.Step(new(scan.Body, arguments.Units, fromInput, fromState, states, nonlinearity));
        return arguments.Lengths is Cursor lengths ? Masked(scan, lengths.Node, states, next) : Results(scan.Build(next, []), next.Length, output: 0);
    }

    // Behind the last real step, states stay as they are, and outputs are zero. Backward in time, they stay as they begin until there.
    private (Node Outputs, Node[] Last) Masked(ScanBuilder scan, Node lengths, Node[] states, Node[] next)
    {
        Node isReal = scan.Sequence(context.Apply(new LengthMask(x.Shape.Positions) { HasSteps = x.Shape.HasSteps }, lengths));
        Node Where(Node real, Node other) => scan.Body.Add(new Where(0.5f), isReal, real, other);
        Node[] kept = [.. next.Zip(states, Where)];
        return Results(scan.Build(kept, [Where(next[0], scan.Body.Add(new Constant(0)))]), kept.Length, output: kept.Length);
    }

    private (Node Outputs, Node[] Last) Results(Node scan, int states, int output) => (
        context.Apply(new ScanResult(output, ScanPart.Steps), scan),
        [.. Enumerable.Range(0, states).Select(state => context.Apply(new ScanResult(state, ScanPart.Last), scan))]);

    // As PyTorch does, all begin uniformly in what fits the states.
    private Initializer Usual => new(InitializerKind.Uniform, (float)(1 / Math.Sqrt(arguments.Units)));

    private Node Weight(string name, int outputs, int inputs)
    {
        TensorShape shape = TensorShape.Weight(outputs, inputs);
        return context.Weight(name + _suffix, shape, ParameterRole.Weight, arguments.Initializer.OfWeight(shape, Usual));
    }

    private Node Bias(string name, int outputs) =>
        context.Weight(name + _suffix, TensorShape.Vector(outputs), ParameterRole.Bias, arguments.Initializer.OfBias(Usual));
}
