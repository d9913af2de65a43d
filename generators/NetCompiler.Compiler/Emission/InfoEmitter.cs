using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the facts about a network: its layers, its parameters and where they lie, and the hash of its architecture.</summary>
public static class InfoEmitter
{
    /// <summary>Prints the property <c>Info</c> of the program.</summary>
    /// <param name="preparation">What computes the derived values, and so says where they lie.</param>
    public static void Emit(SourceWriter writer, NetworkPlan plan, IReadOnlyList<KernelCall> preparation)
    {
        string architecture = plan.Lowered.Architecture;
        string packing = Hash(string.Join("\n", plan.Parameters.Select(ParameterOf).Concat(preparation.Select(call => call.For("0", "1") + call.Body))));
        writer.Write("public override N::NetworkInfo Info { get; } = new N::NetworkInfo(");
        writer.Write($"    {Literals.Of(plan.Declaration.Name)}, Architecture, {Literals.Of(Hash(architecture))}, Parameters(),");
        writer.Write($"    {Literals.Of(plan.ParameterLength)}, {Literals.Of(plan.StateLength)}, {Literals.Of(plan.DerivedLength)}, Layers()) {{ PackingHash = {Literals.Of(packing)} }};\n");
        writer.Write("private const string Architecture =");
        writer.Write(string.Join(" +\n", Wrapped(architecture).Select(line => "    " + Literals.Of(line))) + ";\n");
        writer.Open("private static K::ParameterInfo[] Parameters() => new K::ParameterInfo[]");
        foreach (ParameterPlan parameter in plan.Parameters)
        {
            writer.Write(ParameterOf(parameter) + ",");
        }

        writer.Close(";").Write("");
        writer.Open("private static N::LayerInfo[] Layers() => new N::LayerInfo[]");
        foreach (LayerRow row in plan.Lowered.Layers.Where(row => row.Layer.GivesValue))
        {
            writer.Write($"new({Literals.Of(row.Name)}, {Literals.Of(row.Layer.Kind)}, {Literals.Of(row.Output.ToString())}, {row.Parameters}, {row.MultiplyAdds}),");
        }

        writer.Close(";").Write("");
    }

    // Several lines of the text in one of the file, up to a hundred characters.
    private static List<string> Wrapped(string text)
    {
        List<string> lines = [""];
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (lines[lines.Count - 1].Length + line.Length > 100)
            {
                lines.Add("");
            }

            lines[lines.Count - 1] += line + "\n";
        }

        return lines;
    }

    /// <summary>SHA-256 of the text, the first half in hexadecimal digits.</summary>
    public static string Hash(string text)
    {
        using SHA256 algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(16).Select(part => part.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string ParameterOf(ParameterPlan plan)
    {
        (string kind, Initializer initializer) = plan.Node.Operator switch
        {
            Parameter parameter => (parameter.Role.ToString(), parameter.Initializer),
            State state => ("State", new Initializer(InitializerKind.Constant, state.InitialValue)),
            Operator other => throw new ShapeException($"{other} is no parameter."),
        };
        string packing = plan.Layout switch
        {
            PanelLayout panels => $"K::ParameterPacking.Panels, {panels.Outputs}, {panels.Channels}, {panels.TapLines * panels.TapPixels}, {panels.Width}",
            StridedLayout rows => $"K::ParameterPacking.Rows, {rows.Lines * rows.Pixels}, {rows.Lanes}, 1, {rows.PixelStride}",
            Layout other => throw new ShapeException($"Parameters do not lie in {other}."),
        };
        string zeroRow = initializer.ZeroRow is int row ? $", {row}" : "";
        string isFrozen = plan.IsTrained || plan.IsState ? "false" : "true";
        return $"new({Literals.Of(plan.Name)}, {Literals.Of(plan.Node.Layer)}, K::ParameterKind.{kind}, new[] {{ {string.Join(", ", (IEnumerable<int>)plan.Node.Shape.Dimensions)} }}, "
            + $"{plan.Offset}, {plan.Length}, {packing}, new(K::InitializationKind.{initializer.Kind}, {Literals.Of(initializer.Value)}{zeroRow}), {isFrozen})";
    }
}
