using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the table of a network's layers as documentation of its class.</summary>
public static class LayerTable
{
    /// <summary>The remarks: names, declarations, shapes, parameters and multiply-adds.</summary>
    public static string Documentation(NetworkPlan plan)
    {
        List<string[]> rows = [["layer", "declaration", "output", "parameters", "multiply-adds"]];
        LayerRow[] layers = [.. plan.Lowered.Layers.Where(row => row.Layer.GivesValue)];
        rows.AddRange(layers.Select(row => new[] { row.Name, row.Declaration, row.Output.ToString(), Number(row.Parameters), Number(row.MultiplyAdds) }));
        rows.Add(["total", "", "", Number(layers.Sum(row => row.Parameters)), Number(layers.Sum(row => row.MultiplyAdds))]);
        int[] widths = [.. Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length))];
        StringBuilder text = new("/// <remarks>\n/// <code>\n");
        foreach (string[] row in rows)
        {
            string line = string.Join("  ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
            text.Append("/// ").Append(line.TrimEnd().Replace("&", "&amp;").Replace("<", "&lt;")).Append('\n');
        }

        return text.Append("/// </code>\n/// </remarks>").ToString();
    }

    private static string Number(long value) => value == 0 ? "" : value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
