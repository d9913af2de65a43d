using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the methods that predict.</summary>
public static class PredictEmitter
{
    /// <summary>Prints <c>Predict</c>, <c>CreateWorkspace</c> and <c>Warmup</c>, and for several inputs the struct that names them.</summary>
    public static void Emit(SourceWriter writer, NetworkPlan plan)
    {
        bool single = plan.Inputs.Count == 1;
        NetworkInput first = plan.Inputs[0];
        string arguments = single ? $"ReadOnlySpan<{ProgramEmitter.ElementOf(first)}> input" : "Inputs inputs";
        string passed = single ? "input" : "inputs";
        if (!single)
        {
            EmitInputs(writer, plan.Inputs);
        }

        writer.Write(
            $$"""
            /// <summary>Predicts one sample, or a batch of them one after the other. Any number of threads may predict at once.</summary>
            /// <exception cref="ArgumentException">The lengths are no whole number of samples, or disagree.</exception>
            public void Predict({{arguments}}, Span<float> output)
            {
                N::Workspace workspace = _core.RentWorkspace();
                try
                {
                    Predict({{passed}}, output, workspace);
                }
                finally
                {
                    _core.ReturnWorkspace(workspace);
                }
            }

            /// <summary>Predicts with a workspace of the caller's, for one thread at a time; a larger batch is predicted in blocks.</summary>
            /// <exception cref="ArgumentException">The lengths are no whole number of samples, or disagree, or the workspace is of another network.</exception>
            """);
        writer.Open($"public void Predict({arguments}, Span<float> output, N::Workspace workspace)");
        EmitChecks(writer, plan, single);
        writer.Write("_core.CheckWorkspace(workspace);");
        string data = string.Join(", ", plan.Inputs.Select(input => $"{RuntimeNames.Member(input.Name)} = {Source(input, single)}"));
        writer.Write($"Program.Predict(_core.Current, workspace, rows, new KernelInputs {{ {data}, Output = output }});");
        writer.Close();
        string warm = single
            ? $"new {ProgramEmitter.ElementOf(first)}[maxBatch * InputLength]"
            : $"new Inputs {{ {string.Join(", ", plan.Inputs.Select(input => $"{RuntimeNames.Member(input.Name)} = new {ProgramEmitter.ElementOf(input)}[maxBatch * {RuntimeNames.Member(input.Name)}Length]"))} }}";
        writer.Write(
            $"""

            /// <summary>Makes scratch memory for batches of up to so many samples, for callers who own a thread.</summary>
            public N::Workspace CreateWorkspace(int maxBatch) => _core.CreateWorkspace(maxBatch);

            /// <summary>Compiles the kernels and allocates scratch memory now, so that no later call pays for it.</summary>
            public void Warmup(int maxBatch = 1) => Predict({warm}, new float[maxBatch * OutputLength]);
            """);
    }

    /// <summary>The number that integers of an input must stay below, and what they are; null where they index nothing.</summary>
    public static (int Count, string What)? RangeOf(NetworkPlan plan, NetworkInput input)
    {
        Node? reader = plan.Lowered.Builder.Build().Consumers[input.Node].FirstOrDefault();
        return reader is null ? null : reader.Operator.IndexRange(reader, input.Node);
    }

    private static void EmitInputs(SourceWriter writer, IReadOnlyList<NetworkInput> inputs)
    {
        writer.Write("/// <summary>What is predicted from: samples one after the other, as many of each.</summary>");
        writer.Open("public readonly ref struct Inputs");
        for (int i = 0; i < inputs.Count; i++)
        {
            writer.Write($"/// <summary>{inputs[i].Type.Shape} numbers a sample.</summary>");
            writer.Write($"public ReadOnlySpan<{ProgramEmitter.ElementOf(inputs[i])}> {RuntimeNames.Member(inputs[i].Name)} {{ get; init; }}" + (i < inputs.Count - 1 ? "\n" : ""));
        }

        writer.Close().Write("");
    }

    private static void EmitChecks(SourceWriter writer, NetworkPlan plan, bool single)
    {
        if (single)
        {
            writer.Write("int rows = _core.CheckRows(input.Length, InputLength, output.Length, OutputLength);");
        }
        else
        {
            string first = RuntimeNames.Member(plan.Inputs[0].Name);
            writer.Write($"int rows = _core.CheckRows(inputs.{first}.Length, {first}Length, \"inputs.{first}\");");
            foreach (NetworkInput input in plan.Inputs.Skip(1))
            {
                string name = RuntimeNames.Member(input.Name);
                writer.Write($"_core.CheckLength(inputs.{name}.Length, {name}Length, rows, \"inputs.{name}\");");
            }

            writer.Write("_core.CheckLength(output.Length, OutputLength, rows, nameof(output));");
        }

        foreach (NetworkInput input in plan.Inputs)
        {
            if (RangeOf(plan, input) is (int count, string what))
            {
                string source = Source(input, single);
                writer.Write($"K::DataChecks.InRange({source}, {Literals.Of(input.Type.Shape.Count)}, {Literals.Of(count)}, \"{source}\", \"{what}\");");
            }
        }
    }

    private static string Source(NetworkInput input, bool single) => single ? "input" : "inputs." + RuntimeNames.Member(input.Name);
}
