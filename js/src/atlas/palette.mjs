// Colours of the scene. Red belongs to the psoas alone; nerves are thin and ochre, arteries plum with dark bands.
export const PALETTE = {
  light: {
    ground: "#fbf8f4", ink: "#150f09", line: "#5b4a34", sky: "#ffffff", floor: "#a8967c", key: "#ffffff",
    bone: "#f4ead4", disc: "#b9c4bd", pit: "#8d7b5c", tendon: "#efe6d4",
    psoas: "#a8322a", "psoas-minor": "#c08d6f", iliacus: "#cdb08d", rectus: "#a9ac8e",
    ligament: "#dfe0d2", nerve: "#e0b12f", artery: "#8a6496", band: "#4b3256", bursa: "#7fa5a3",
    psoasLine: "#4d1410", nerveLine: "#5e4300", chosen: "#150f09",
  },
  dark: {
    ground: "#272523", ink: "#f5efe6", line: "#14110e", sky: "#ffffff", floor: "#6c6254", key: "#fff4e2",
    bone: "#cfc2a6", disc: "#84938c", pit: "#51473a", tendon: "#cfc4ae",
    psoas: "#d9564a", "psoas-minor": "#a97a5f", iliacus: "#a48a6b", rectus: "#868a6c",
    ligament: "#a9ad9e", nerve: "#f0c445", artery: "#a47fb2", band: "#5a3f66", bursa: "#6f9a98",
    psoasLine: "#2a1210", nerveLine: "#2a1f00", chosen: "#f5efe6",
  },
};
