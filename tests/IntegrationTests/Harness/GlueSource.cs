using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>
/// Prints the few lines that a user of a network would write: its members have the network's own types, and the tests reach them by names of inputs.
/// </summary>
internal static class GlueSource
{
    /// <summary>The name of the class with the glue.</summary>
    public static string NameOf(NetworkPlan plan) => plan.Declaration.Name + "Access";

    /// <summary>Prints the class.</summary>
    public static string Print(NetworkPlan plan)
    {
        SourceWriter writer = new();
        string name = plan.Declaration.Name;
        writer.Write("#nullable enable\nusing System;\nusing System.Collections.Generic;\nusing System.IO;\nusing NetCompiler;\n");
        writer.Write($"namespace {plan.Declaration.Namespace};\n");
        writer.Open($"internal static class {NameOf(plan)}");
        writer.Write($"public static INetwork Create(ulong seed) => new {name}(seed);");
        writer.Write($"public static INetwork Load(Stream stream) => {name}.Load(stream);");
        writer.Open("public static void Predict(INetwork network, IReadOnlyDictionary<string, Array> data, Span<float> output, Workspace? workspace)");
        writer.Write($"{name} typed = ({name})network;");
        DeclareRows(writer, plan);
        writer.Open("if (workspace is null)");
        writer.Write($"typed.Predict({Arguments(plan)}, {Outputs(plan)});");
        writer.Close().Open("else");
        writer.Write($"typed.Predict({Arguments(plan)}, {Outputs(plan)}, workspace);");
        writer.Close().Close();
        if (plan.MaxSteps is not null)
        {
            writer.Open("public static void PredictSteps(INetwork network, IReadOnlyDictionary<string, Array> data, Span<float> output, int steps)");
            DeclareRows(writer, plan);
            writer.Write($"(({name})network).Predict({Arguments(plan)}, {Outputs(plan)}, steps);");
            writer.Close();
        }

        writer.Write($"public static Workspace CreateWorkspace(INetwork network, int rows, int threads) => (({name})network).CreateWorkspace(rows, threads);");
        writer.Write($"public static void Warmup(INetwork network, int rows) => (({name})network).Warmup(rows);");
        if (plan.Step is not null)
        {
            PrintBatch(writer, plan);
        }

        writer.Close();
        return writer.ToString();
    }

    private static void PrintBatch(SourceWriter writer, NetworkPlan plan)
    {
        string type = plan.Declaration.Name + ".Batch";
        bool single = plan.Inputs.Count == 1;
        writer.Open("public static void Fill(IBatch batch, IReadOnlyDictionary<string, Array> data)");
        writer.Write($"{type} typed = ({type})batch;");
        foreach (NetworkInput input in plan.Lowered.Inputs)
        {
            writer.Write($"{Data(input)}.CopyTo(typed.{BatchEmitter.PropertyOf(plan, input)});");
        }

        writer.Close();
        writer.Open("public static float[] Shown(IBatch batch, string name)");
        writer.Write($"{type} typed = ({type})batch;");
        foreach (NetworkInput input in ProgramEmitter.GradientInputs(plan))
        {
            writer.Write($"if (name == {Literals.Of(input.Name)}) {{ return typed.{RuntimeNames.Member(single ? "input" : input.Name)}Gradient.ToArray(); }}");
        }

        foreach (string name in plan.Shown.Select(output => output.Name))
        {
            writer.Write($"if (name == {Literals.Of(name)}) {{ return typed.{RuntimeNames.Member(name)}.ToArray(); }}");
        }

        writer.Write("throw new ArgumentException($\"{typed} shows no '{name}'.\", nameof(name));");
        writer.Close();
    }

    private static string Arguments(NetworkPlan plan) => plan.Inputs.Count == 1
        ? Data(plan.Inputs[0])
        : $"new {plan.Declaration.Name}.Inputs {{ {string.Join(", ", plan.Inputs.Select(input => $"{RuntimeNames.Member(input.Name)} = {Data(input)}"))} }}";

    private static void DeclareRows(SourceWriter writer, NetworkPlan plan)
    {
        if (plan.Results.Count > 1)
        {
            writer.Write($"int rows = output.Length / {plan.PredictionLength()};");
        }
    }

    // One output after the other, each with all its rows.
    private static string Outputs(NetworkPlan plan)
    {
        if (plan.Results.Count == 1)
        {
            return "output";
        }

        int start = 0;
        List<string> members = [];
        foreach (GraphOutput output in plan.Results)
        {
            int length = output.Node.Shape.Count;
            members.Add($"{RuntimeNames.Member(output.Name)} = output.Slice(rows * {start}, rows * {length})");
            start += length;
        }

        return $"new {plan.Declaration.Name}.Outputs {{ {string.Join(", ", members)} }}";
    }

    private static string Data(NetworkInput input) => $"(({ProgramEmitter.ElementOf(input)}[])data[{Literals.Of(input.Name)}])";
}
