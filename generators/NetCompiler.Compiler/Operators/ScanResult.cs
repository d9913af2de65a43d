using System.Collections.Generic;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;

namespace NetCompiler.Compiler.Operators;

/// <summary>A result of a <see cref="Scan"/>: its states by position, then the collected values. A view of the scan's memory.</summary>
public sealed record ScanResult(int Result, ScanPart Part) : Operator
{
    /// <inheritdoc/>
    public override string Settings => $"result={Result}, part={Part}";

    /// <inheritdoc/>
    public override bool IsView => true;

    /// <inheritdoc/>
    public override bool IsPerStep => Part != ScanPart.Before;

    /// <inheritdoc/>
    public override bool FollowsSteps(Node node) => true;

    /// <inheritdoc/>
    public override NodeType Infer(IReadOnlyList<Node> inputs)
    {
        Scan? scan = inputs.Count == 1 ? inputs[0].Operator as Scan : null;
        Require(Result < (Part == ScanPart.Steps ? scan?.Body.Graph.Outputs.Count : scan?.Body.States), "a scan with this result", inputs);
        Scan of = (Scan)inputs[0].Operator;
        int features = of.Body.Features(Result);
        TensorShape sequence = TensorShape.Sequence(of.Steps, features) with { HasSteps = of.HasSteps(inputs[0]) };
        return new(Part == ScanPart.Last ? TensorShape.Vector(features) : sequence, IsBatched: true);
    }

    /// <inheritdoc/>
    public override void Evaluate(Evaluation evaluation)
    {
        Scan scan = (Scan)evaluation.Node.Inputs[0].Operator;
        int start = FirstSlot(scan) * scan.Body.Features(Result);
        for (int before = 0; before < Result; before++)
        {
            start += scan.Count(before);
        }

        for (int row = 0; row < evaluation.Output.Rows; row++)
        {
            for (int i = 0; i < evaluation.Output.Shape.Count; i++)
            {
                evaluation.Output[row, i] = evaluation.Inputs[0][row, start + i];
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Node?> Differentiate(Node node, Node upstream, GraphBuilder builder) =>
        [builder.Add(new ScanUpstream(this, node.Inputs[0].Type), upstream)];

    /// <inheritdoc/>
    public override Layout? Wants(Node node, int input, Layout given, IReadOnlyList<Layout> all) => null;

    /// <inheritdoc/>
    public override Layout LayOut(Node node, IReadOnlyList<Layout> inputs)
    {
        ScanLayout memory = (ScanLayout)inputs[0];
        return StridedLayout.Standard(node.Shape) with { Start = memory.Start(Result) + (FirstSlot(memory.Scan) * memory.Stride(Result)) };
    }

    // States have a slot more than there are steps.
    private int FirstSlot(Scan scan) => Result >= scan.Body.States ? 0 : Part switch
    {
        ScanPart.Steps => scan.Slot(0, written: 1),
        ScanPart.Before => scan.Slot(0, written: 0),
        _ => scan.Slot(scan.IsReverse ? 0 : scan.Steps - 1, written: 1),
    };
}
