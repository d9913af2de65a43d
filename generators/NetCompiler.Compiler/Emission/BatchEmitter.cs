using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the class that holds the samples and targets of a training step.</summary>
public static class BatchEmitter
{
    /// <summary>Prints the class <c>Batch</c>.</summary>
    public static void Emit(SourceWriter writer, NetworkPlan plan)
    {
        NetworkInput targets = plan.Targets ?? throw new ShapeException("A network that trains has targets.");
        NetworkInput[] all = [.. plan.Inputs, targets];
        bool single = plan.Inputs.Count == 1;
        string contract = single ? $"IBatch<{ProgramEmitter.ElementOf(plan.Inputs[0])}, {ProgramEmitter.ElementOf(targets)}>" : "IBatch";
        writer.Write("/// <summary>Samples and targets of a training step, row after row.</summary>");
        writer.Open($"public sealed class Batch : {contract}");
        foreach (NetworkInput input in all)
        {
            writer.Write($"private readonly {ProgramEmitter.ElementOf(input)}[] {Field(input)};");
        }

        foreach (NetworkInput input in ProgramEmitter.GradientInputs(plan))
        {
            writer.Write($"private readonly float[] {Field(input)}Gradient;");
        }

        writer.Write("private int _rowCount;\n");
        writer.Open("internal Batch(int capacity)");
        writer.Write("Capacity = DataChecks.Capacity(capacity);");
        foreach (NetworkInput input in all)
        {
            writer.Write($"{Field(input)} = new {ProgramEmitter.ElementOf(input)}[checked(capacity * {Literals.Of(input.Type.Shape.Count)})];");
        }

        foreach (NetworkInput input in ProgramEmitter.GradientInputs(plan))
        {
            writer.Write($"{Field(input)}Gradient = new float[{Field(input)}.Length];");
        }

        writer.Close();
        writer.Write(
            """

            /// <summary>The most samples.</summary>
            public int Capacity { get; }

            /// <summary>The samples there are.</summary>
            public int RowCount { get => _rowCount; set => _rowCount = DataChecks.RowCount(value, Capacity); }

            """);
        if (single)
        {
            writer.Write($"/// <summary>Numbers of one sample.</summary>\npublic int InputLength => {Literals.Of(plan.Inputs[0].Type.Shape.Count)};\n");
            writer.Write($"/// <summary>Numbers of one target.</summary>\npublic int TargetLength => {Literals.Of(targets.Type.Shape.Count)};\n");
        }

        foreach (NetworkInput input in all)
        {
            writer.Write($"/// <summary>{(input.IsTarget ? "What the predictions should be" : "Samples")}: {input.Type.Shape} each.</summary>");
            writer.Write($"public Span<{ProgramEmitter.ElementOf(input)}> {Property(input, single)} => {Field(input)};\n");
        }

        foreach (NetworkInput input in ProgramEmitter.GradientInputs(plan))
        {
            writer.Write("/// <summary>The gradient of the mean loss of the last step with respect to the samples.</summary>");
            writer.Write($"public ReadOnlySpan<float> {RuntimeNames.Member(single ? "input" : input.Name)}Gradient => {Field(input)}Gradient;\n");
        }

        EmitKernelInputs(writer, plan, all);
        EmitValidate(writer, plan, all, single);
        writer.Close();
    }

    private static void EmitKernelInputs(SourceWriter writer, NetworkPlan plan, IReadOnlyList<NetworkInput> all)
    {
        writer.Open("internal KernelInputs KernelInputs => new()");
        foreach (NetworkInput input in all)
        {
            writer.Write($"{RuntimeNames.Member(input.Name)} = {Field(input)},");
        }

        foreach (NetworkInput input in ProgramEmitter.GradientInputs(plan))
        {
            writer.Write($"{RuntimeNames.Member(input.Name)}Gradient = {Field(input)}Gradient,");
        }

        writer.Close(";").Write("");
    }

    private static void EmitValidate(SourceWriter writer, NetworkPlan plan, IReadOnlyList<NetworkInput> all, bool single)
    {
        writer.Write("/// <summary>Refuses numbers that are not finite, and labels and ids out of range.</summary>");
        writer.Write("/// <exception cref=\"ArgumentException\">Names the row and what was found.</exception>");
        writer.Open("public void Validate()");
        foreach (NetworkInput input in all)
        {
            string length = Literals.Of(input.Type.Shape.Count);
            string rows = $"{Field(input)}.AsSpan(0, _rowCount * {length})";
            string name = Property(input, single);
            if (input.Type.Element == ElementType.Single)
            {
                writer.Write($"DataChecks.Finite({rows}, {length}, \"{name}\");");
            }
            else if (PredictEmitter.RangeOf(plan, input) is (int count, string what))
            {
                writer.Write($"DataChecks.InRange({rows}, {length}, {Literals.Of(count)}, \"{name}\", \"{what}\");");
            }
        }

        writer.Close();
    }

    private static string Property(NetworkInput input, bool single) => input.IsTarget ? "Targets" : single ? "Inputs" : RuntimeNames.Member(input.Name);

    private static string Field(NetworkInput input)
    {
        string name = RuntimeNames.Member(input.Name);
        return "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
